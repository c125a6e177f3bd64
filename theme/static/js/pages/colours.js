// What a script adds to pages that have no text to set: the colours that a reader has chosen.
import { remember } from "../choices.js";

remember(document.querySelectorAll("[name=theme]"));
