"""The demo pieces, in the order of their track numbers."""
from . import ambient, blues, bossa, edm, hiphop, maqam, reggae, rupak, swing, waltz

PIECES = (edm, blues, waltz, swing, hiphop, rupak, maqam, ambient, bossa, reggae)
