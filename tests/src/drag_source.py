# A small window in the corner of the display, from which files can be dragged as from a file
# manager. Its arguments are the files; it says "ready", and ends when the drag does.
import sys
from pathlib import Path

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk

box = Gtk.EventBox()
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
box.drag_source_add_uri_targets()
box.connect("drag-data-get", lambda _box, _context, data, _info, _time: data.set_uris([Path(file).as_uri() for file in sys.argv[1:]]))
box.connect("drag-end", lambda *_: Gtk.main_quit())
window = Gtk.Window(type=Gtk.WindowType.POPUP)
window.set_default_size(60, 60)
window.move(0, 0)
window.add(box)
window.connect("map-event", lambda *_: print("ready", flush=True))
window.show_all()
Gtk.main()
