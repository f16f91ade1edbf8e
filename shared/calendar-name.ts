/** The name that a calendar of the owner gets from its file. */

/** Longest name of a calendar, characters: see `calendarNameSchema`. */
const LONGEST = 64

/** Returns the name of a file, without folder and ending, in the form of a name of a calendar; '' if nothing is left. */
export const calendarNameOf = (file: string): string =>
  file
    .replace(/^.*[/\\]/, '')
    .replace(/\.[^.]*$/, '')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST)
    .replace(/-$/, '')
