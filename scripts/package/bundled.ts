/** Lists the packages inside the bundle: its source maps name every file that went into it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface BundledPackage {
  readonly name: string
  readonly version: string
  readonly license: string
  /** Its path in the project. */
  readonly path: string
}

/** Packages outside the bundle, packed unchanged. */
const OUTSIDE = ['better-sqlite3']

/** The innermost package folder of a source, `node_modules/@scope/name` or `node_modules/name`. */
const PACKAGE = /^.*?((?:node_modules\/(?:@[^/]+\/)?[^/]+\/)*node_modules\/(?:@[^/]+\/)?[^/]+)\//

/** Sorted by name, then version. */
export function bundledPackages(root: string): readonly BundledPackage[] {
  const maps = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.map'),
  )
  const paths = new Set(OUTSIDE.map((name) => `node_modules/${name}`))
  for (const map of maps) {
    const { sources } = JSON.parse(readFileSync(join(root, 'dist', map), 'utf8')) as { sources: string[] }
    for (const source of sources) {
      const path = PACKAGE.exec(source)?.[1]
      if (path !== undefined) paths.add(path)
    }
  }
  return [...paths]
    .map((path) => describe(root, path))
    .sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1))
}

function describe(root: string, path: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'))
  return {
    name,
    version,
    license: typeof license === 'string' ? license : (license?.type ?? 'UNKNOWN'),
    path,
  }
}
