// The script of pages that draw numbers: it draws them and works formulas out. It runs before the quiz's own script.

import { draw, drawnBefore } from "./grade/variant";

const formulas = { draw, drawnBefore };

declare global {
  interface Window {
    /** Set by formula.js. */
    coursewrightFormulas?: typeof formulas;
  }
}

window.coursewrightFormulas = formulas;
