/** Finds what an entry point loads, directly or not. */
import { type LayerBreach, type SourceFiles, targetOf } from './rules.ts'

interface ImportVisit {
  readonly file: string
  /** From the entry point to this file. */
  readonly path: readonly string[]
}

/** What an entry point must not load. */
export interface Forbidden {
  readonly packages: RegExp
  /** Files whose imports do not count: they are gone when the program runs. */
  readonly ends?: RegExp
}

/** Follows every import that exists at run time, also dynamic ones, and reports each path to a forbidden package. */
export function reaches(
  root: string,
  sources: SourceFiles,
  { packages, ends }: Forbidden,
): readonly LayerBreach[] {
  const seen = new Set([root])
  const queue: ImportVisit[] = [{ file: root, path: [root] }]
  const breaches: LayerBreach[] = []
  for (let visit = queue.shift(); visit !== undefined; visit = queue.shift()) {
    const { file, path } = visit
    for (const found of sources.get(file)?.imports ?? []) {
      if (found.typeOnly) continue
      if (packages.test(found.specifier)) {
        const message = `loads ${found.specifier}, and ${root} must not: ${path.join(' -> ')}. Cut the chain at a port.`
        breaches.push({ file, line: found.line, message })
      }
      const target = targetOf(file, found)
      if (target === null || seen.has(target) || ends?.test(target)) continue
      seen.add(target)
      queue.push({ file: target, path: [...path, target] })
    }
  }
  return breaches
}
