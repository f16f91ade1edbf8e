/** Files that import each other. */
import { type LayerBreach, type SourceFiles, targetOf } from './rules.ts'

/** Groups of files in which each reaches each, imports of types included, late ones not. Tarjan, 1972: strongly connected components. */
export function importCircles(sources: SourceFiles): readonly (readonly string[])[] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const path: string[] = []
  const circles: string[][] = []

  function visit(file: string): void {
    order.set(file, order.size)
    lowest.set(file, order.size - 1)
    path.push(file)
    for (const target of targetsOf(file, sources)) {
      if (!order.has(target)) visit(target)
      const reached = path.includes(target) ? lowest.get(target) : undefined
      if (reached !== undefined) lowest.set(file, Math.min(lowest.get(file) ?? reached, reached))
    }
    if (lowest.get(file) !== order.get(file)) return
    const circle = path.splice(path.indexOf(file))
    if (circle.length > 1) circles.push(circle.sort())
  }

  for (const file of sources.keys()) if (!order.has(file)) visit(file)
  return circles
}

function targetsOf(file: string, sources: SourceFiles): readonly string[] {
  const targets = (sources.get(file)?.imports ?? [])
    .filter(({ late }) => !late)
    .map((found) => targetOf(file, found))
  return targets.filter((target) => target !== null && sources.has(target)) as string[]
}

/** Each group of files that import each other, reported at the first. */
export function circularImports(sources: SourceFiles): readonly LayerBreach[] {
  return importCircles(sources).map(([file = '', ...others]) => ({
    file,
    line: 1,
    message: `imports itself through ${others.join(', ')}. Move what they share to a file of its own.`,
  }))
}
