/** The dependency rules: shared <- core <- adapters <- entry points, and shared <- renderer. */
import { posix } from 'node:path'
import type { SourceFile, SourceImport } from './source.ts'

export interface LayerBreach {
  readonly file: string
  readonly line: number
  /** The violation, and what to do instead. */
  readonly message: string
}

/** Files by their path in the project, with forward slashes. */
export type SourceFiles = ReadonlyMap<string, SourceFile>

type LayerName = 'shared' | 'core' | 'adapters' | 'electron' | 'roots' | 'renderer' | 'elsewhere'

const MOST_LINES = 300

/** The texts of one language: data without logic, which a translator reads and searches as one file. */
const TEXTS_OF_A_LANGUAGE = /^shared\/messages\/[a-z]{2}\.ts$/

/** The first matching prefix determines the layer. */
const LAYERS: readonly [string, LayerName][] = [
  ['shared/', 'shared'],
  ['main/core/', 'core'],
  ['main/adapters/electron/', 'electron'],
  ['main/adapters/', 'adapters'],
  ['main/', 'roots'],
  ['renderer/build/', 'elsewhere'],
  ['renderer/', 'renderer'],
]

interface LayerRule {
  readonly sees: readonly LayerName[]
  /** What to do instead. */
  readonly remedy: string
  readonly node: boolean
  readonly electron: boolean
  /** Whether clock, random numbers, process and page may be used directly. */
  readonly touchesGlobals: boolean
}

const ALL: readonly LayerName[] = ['shared', 'core', 'adapters', 'electron', 'roots']

const RULES: Readonly<Record<Exclude<LayerName, 'elsewhere'>, LayerRule>> = {
  shared: {
    sees: ['shared'],
    remedy: 'Move what is needed into shared/.',
    node: false,
    electron: false,
    touchesGlobals: false,
  },
  core: {
    sees: ['shared', 'core'],
    remedy: 'Declare a port in main/core/ports and let a root pass the adapter in.',
    node: false,
    electron: false,
    touchesGlobals: false,
  },
  adapters: {
    sees: ['shared', 'core', 'adapters'],
    remedy: 'Let a root pass it in.',
    node: true,
    electron: false,
    touchesGlobals: true,
  },
  electron: {
    sees: ['shared', 'core', 'adapters', 'electron'],
    remedy: 'Let a root pass it in.',
    node: true,
    electron: true,
    touchesGlobals: true,
  },
  roots: {
    sees: ALL,
    remedy: 'Ask for it through the contract.',
    node: true,
    electron: true,
    touchesGlobals: true,
  },
  renderer: {
    sees: ['shared', 'renderer'],
    remedy: 'Ask for it through the client of the contract.',
    node: false,
    electron: false,
    touchesGlobals: true,
  },
}

/** Electron itself and the packages that import it. */
export const ELECTRON = /^electron(-store|-updater)?(\/|$)/

/** @param file path in the project, with forward slashes */
function layerOf(file: string): LayerName {
  return LAYERS.find(([prefix]) => file.startsWith(prefix))?.[1] ?? 'elsewhere'
}

/** Returns the file of a relative import; null for packages. */
export function targetOf(file: string, { specifier }: SourceImport): string | null {
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : null
}

function importProblem(file: string, rule: LayerRule, found: SourceImport): string | null {
  const target = targetOf(file, found)
  const { specifier, typeOnly } = found
  if (target !== null) {
    const layer = layerOf(target)
    return layer === 'elsewhere' || rule.sees.includes(layer) ? null : `imports ${target}. ${rule.remedy}`
  }
  if (typeOnly) return null
  if (specifier.startsWith('node:') && !rule.node) return `imports ${specifier}. ${rule.remedy}`
  if (ELECTRON.test(specifier) && !rule.electron) {
    return `imports ${specifier}. Only main/adapters/electron and the desktop's root may; put it there.`
  }
  return null
}

function touchProblem(name: string): string {
  return `touches ${name}. Take it as a port (Clock, Random, Alarm, Delay, HttpClient, Log) instead.`
}

/** Returns the violations of a single file. */
export function breachesOf(file: string, source: SourceFile): readonly LayerBreach[] {
  const long =
    source.lines > MOST_LINES && !TEXTS_OF_A_LANGUAGE.test(file)
      ? [
          {
            file,
            line: MOST_LINES + 1,
            message: `has ${source.lines} lines; the most is ${MOST_LINES}. Split it by purpose.`,
          },
        ]
      : []
  const layer = layerOf(file)
  if (layer === 'elsewhere') return long
  const rule = RULES[layer]
  const imported = source.imports.flatMap((found) => {
    const message = importProblem(file, rule, found)
    return message === null ? [] : [{ file, line: found.line, message }]
  })
  const touched = rule.touchesGlobals
    ? []
    : source.touches.map(({ name, line }) => ({ file, line, message: touchProblem(name) }))
  return [...long, ...imported, ...touched]
}
