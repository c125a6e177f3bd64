// What a script adds to facing pages.
import "../views.js";
import "../mirror.js";
import "../comfort.js";
import "../place.js";
import "../copy.js";
import "../stills.js";
