// The script of the results page.

import { render } from "preact";
import { tellApart } from "./page/apart";
import { slot } from "./page/dom";
import { Results } from "./view/results";

const { ready } = window.coursewright;
const course = window.coursewrightCourse;

void ready.then(() => {
  const place = slot("results");
  if (!place || !course) return;
  tellApart();
  place.lang = window.coursewright.language;
  place.replaceChildren();
  render(<Results course={course} />, place);
});
