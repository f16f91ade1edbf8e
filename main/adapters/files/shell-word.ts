/** A path or a name inside a command that is printed for its reader to copy. */

/** Letters that no shell gives a meaning. */
const PLAIN = /^[\w%+,./:=@-]+$/
const PLAIN_WINDOWS = /^[\w+,./:=@\\-]+$/

/** Returns a text as one word of the usual shell: single quotes, or the double quotes of Windows, whose paths hold none. */
export function shellWord(text: string, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') return PLAIN_WINDOWS.test(text) ? text : `"${text}"`
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}
