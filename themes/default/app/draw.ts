// The script of pages with a practice quiz that draws or shuffles its questions, loaded before quiz.js: most quizzes do
// neither and need none of it.

import { inOrder, paperOf } from "./progress/paper";

window.coursewright.drawing = { inOrder, paperOf };
