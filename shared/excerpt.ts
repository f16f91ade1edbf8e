/** The begin of a text that somebody else wrote, for a sentence of ours. */

/** Returns at most `most` characters of a text, cut at the end of a word and marked with "…" if it is longer. */
export function excerpt(text: string, most: number): string {
  const whole = text.trim()
  if (whole.length <= most) return whole
  const start = whole.slice(0, most - 1)
  const isAtWord = /\s/.test(whole.charAt(most - 1))
  return `${(isAtWord ? start : start.replace(/\s+\S*$/, '')).trimEnd()}…`
}
