/**
 * Code that loads a library late and synchronously uses `createRequire(import.meta.url)('name')`, which Node
 * understands and a bundler does not see. As a plain `require` the library becomes part of the bundle, still
 * loaded at its first use.
 */
import type { Plugin } from 'vite'

const LATE_REQUIRE = /createRequire\(import\.meta\.url\)\(('[^']+')\)/g

/** The plugin. Leaves packages unchanged. */
export function bundledRequire(): Plugin {
  return {
    name: 'vigie:bundled-require',
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('/node_modules/') || !code.includes('createRequire(import.meta.url)(')) return null
      return { code: code.replace(LATE_REQUIRE, 'require($1)'), map: null }
    },
  }
}
