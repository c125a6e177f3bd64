// What a script adds to an article in one language.
import "../comfort.js";
import "../place.js";
import "../copy.js";
import "../vertical.js";
import "../stills.js";
