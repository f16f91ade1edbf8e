/** Checks whether the build is older than its sources. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = ['main', 'renderer', 'shared', 'package.json', 'vite.config.ts']
const RESULTS = ['dist/main/cli.js', 'dist/renderer/index.html']

/** Compares the times of the files; true if there is no build. */
export function isStale(root: string): boolean {
  const results = RESULTS.map((name) => join(root, name))
  if (!results.every((path) => existsSync(path))) return true
  const built = Math.min(...results.map((path) => statSync(path).mtimeMs))
  return SOURCES.some((name) => newest(join(root, name)) > built)
}

function newest(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Math.max(0, ...files.map(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs))
}
