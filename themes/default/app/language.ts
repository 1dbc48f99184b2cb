// The head of every text.<tag>.js: only a page in another interface language than the course's needs to relabel.

import { relabel } from "./page/relabel";

window.coursewrightRelabel = relabel;
