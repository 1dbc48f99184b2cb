// Builds every site that the tests open, before they start.

import { buildAll } from "./harness/sites";

buildAll();
