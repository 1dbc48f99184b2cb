// The script of pages with an exam or with further kinds of question; practice quizzes on the same page are its work too.

import type {} from "./formula";
import { drawn } from "./grade/drawn";
import { allGraders } from "./grade/kinds";
import { addGraders } from "./grade/mark";
import { examViews } from "./view/exam";
import { blank } from "./view/kinds/blank";
import { formula } from "./view/kinds/formula";
import { addKinds } from "./view/kinds/kinds";
import { mark } from "./view/kinds/mark";
import { numeric } from "./view/kinds/numeric";
import { order } from "./view/kinds/order";
import { match, matrix } from "./view/kinds/pairs";
import { takePieces } from "./view/kinds/pieces";
import { write } from "./view/kinds/write";
import { mountQuizzes } from "./view/mount";

addGraders({
  ...allGraders,
  formula: (key, response) => drawn(key, response, window.coursewrightFormulas?.drawnBefore),
});
addKinds({ numeric, blank, formula, order, match, matrix, mark, write });
takePieces(document);
mountQuizzes(examViews);
