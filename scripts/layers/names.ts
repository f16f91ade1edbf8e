/** Checks that each exported type name has one meaning. */
import type { LayerBreach, SourceFiles } from './rules.ts'

/** Returns each exported type name that another file declares too, at every place except the first. */
export function repeatedNames(sources: SourceFiles): readonly LayerBreach[] {
  const first = new Map<string, string>()
  const breaches: LayerBreach[] = []
  for (const [file, { exportedTypes }] of sources) {
    for (const { name, line } of exportedTypes) {
      const other = first.get(name)
      if (other === undefined) first.set(name, file)
      else if (other !== file) {
        const remedy = 'Import that one, or give this one a name that says what it means.'
        breaches.push({ file, line, message: `exports the type ${name}, as ${other} does. ${remedy}` })
      }
    }
  }
  return breaches
}
