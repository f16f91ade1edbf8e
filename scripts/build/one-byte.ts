/** Fails a build with a character outside ASCII: a single one makes a file take two bytes a character for as long as it runs. */
import type { Plugin } from 'vite'

// biome-ignore lint/suspicious/noControlCharactersInRegex: what is not ASCII is meant.
const OUTSIDE_ASCII = /[^\x00-\x7f]/

/** The plugin. What may be escaped already is; the rest is in `String.raw`. */
export function oneByte(): Plugin {
  return {
    name: 'vigie:one-byte',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        const found = file.type === 'chunk' ? OUTSIDE_ASCII.exec(file.code) : null
        if (found !== null)
          this.error(
            `${file.fileName} has ${found[0]} after ${found.input.slice(Math.max(0, found.index - 60), found.index)}`,
          )
      }
    },
  }
}
