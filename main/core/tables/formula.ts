/** What a spreadsheet would run instead of showing it (https://owasp.org/www-community/attacks/CSV_Injection). */

/**
 * A sign of a formula, full width too as some languages type it, after blanks that some programs leave out; or a tab or a return
 * at the beginning.
 */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/

/** Whether a spreadsheet would read a text as a formula. */
export const isFormula = (text: string): boolean => FORMULA.test(text)
