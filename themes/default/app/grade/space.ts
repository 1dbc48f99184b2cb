// What shows as nothing in a text: white space and invisible characters, listed here and in GRADING.md.

/** White space (G3.2). Only for replacing: the expression remembers where it was. */
export const WHITE_SPACE = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/** Characters that do not show (G3.2). Only for replacing, too. */
export const INVISIBLE = /[\0-\x1f\x7f-\x9f\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g;

/** Whether nothing of the text shows, so that it normalises to nothing. */
export const isBlank = (text: string): boolean => text.replace(WHITE_SPACE, "").replace(INVISIBLE, "") === "";
