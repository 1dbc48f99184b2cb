// The script of the certificate's page.

import { render } from "preact";
import { tellApart } from "./page/apart";
import { slot } from "./page/dom";
import { Certificate } from "./view/certificate";

const { ready } = window.coursewright;
const course = window.coursewrightCourse;

void ready.then(() => {
  const place = slot("certificate");
  if (!place || !course) return;
  tellApart();
  place.lang = window.coursewright.language;
  place.replaceChildren();
  render(<Certificate course={course} />, place);
});
