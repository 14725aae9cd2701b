# Holds a picture or a text in the clipboard of the display, as a program does from which it was copied. Its one
# argument is the file, a text if it ends with .txt; it says "ready", and holds it until it is ended.
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GdkPixbuf, Gtk

clipboard = Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD)
if sys.argv[1].endswith(".txt"):
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        clipboard.set_text(file.read(), -1)
else:
    clipboard.set_image(GdkPixbuf.Pixbuf.new_from_file(sys.argv[1]))
print("ready", flush=True)
Gtk.main()
