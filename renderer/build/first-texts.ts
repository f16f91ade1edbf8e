/** Which texts the first view can show: those that its own sources name, found when the panel is built. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const ENTRY = join(import.meta.dirname, '../main.tsx')

/** What a job says of itself by key, so that no source of the panel names it: why it is off, and its current step. */
const BY_DATA = /^[\w-]+\.(off|step)\./

/** The keys that some sources name, whole or by their beginnings. */
interface NamedKeys {
  readonly whole: ReadonlySet<string>
  readonly begun: readonly string[]
}

let named: NamedKeys | null = null

/** Whether a text belongs to the first view. @param key of a message */
export function isFirstText(key: string): boolean {
  named ??= keysIn([...firstSources().values()])
  return named.whole.has(key) || BY_DATA.test(key) || named.begun.some((begin) => key.startsWith(begin))
}

/** The sources that load with the first view, by their paths: what the entry imports, except through `later`. */
export function firstSources(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const visit = (path: string): void => {
    if (found.has(path) || !isSource(path)) return
    const source = readFileSync(path, 'utf8')
    found.set(path, source)
    for (const target of targetsOf(source)) visit(join(dirname(path), target))
  }
  visit(ENTRY)
  return found
}

/** The texts themselves are computed, and no source of the panel. */
const isSource = (path: string) =>
  /\.tsx?$/.test(path) && !/\.computed\.ts$|\/messages\//.test(path.replaceAll('\\', '/')) && existsSync(path)

function targetsOf(source: string): string[] {
  const whole = source.matchAll(/^(?:import|export)( type)?\b[^'()]*?'(\.[^']+)'/gm)
  const parts = source.matchAll(/(later\(\s*async \(\) => \(await )?import\('(\.[^']+)'\)/g)
  return [...whole, ...parts].flatMap(([, apart, target = '']) => (apart === undefined ? [target] : []))
}

function keysIn(sources: readonly string[]): NamedKeys {
  const all = (form: RegExp) =>
    sources.flatMap((source) => [...source.matchAll(form)].map(([, key = '']) => key))
  return { whole: new Set(all(/'([\w.]+)'/g)), begun: [...new Set(all(/`([a-z_]+\.[\w.]*)\$\{/g))] }
}
