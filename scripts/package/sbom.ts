/**
 * The software bill of materials of what is shipped, CycloneDX 1.5: npm's own list of the lock file, reduced
 * to the packages inside the bundle, the native module and Electron. Build-only packages are not in it.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DAY_MS } from '../../shared/time/units.ts'
import { bundledPackages } from './bundled.ts'

interface SbomComponent {
  readonly 'bom-ref': string
  readonly name: string
  readonly version: string
  readonly scope?: string
  readonly properties?: readonly { readonly name: string; readonly value: string }[]
}

export interface Sbom {
  readonly serialNumber?: string
  readonly metadata: { readonly timestamp: string; readonly component: SbomComponent }
  readonly components: readonly SbomComponent[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[]
}

/** @param at its time: that of the commit, so that the same commit gives the same bill */
export function shippedSbom(root: string, at: Date): Sbom {
  const words = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only']
  const answer = execFileSync('npm', words, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 50_000_000,
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  })
  return cut(JSON.parse(answer) as Sbom, shipped(root), at)
}

/** Returns `name@version` of everything that is shipped. */
function shipped(root: string): ReadonlySet<string> {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'))
  const inside = bundledPackages(root).map((one) => `${one.name}@${one.version}`)
  return new Set([...inside, `electron@${version}`])
}

function cut({ serialNumber: _, ...whole }: Sbom, names: ReadonlySet<string>, at: Date): Sbom {
  const { component, ...metadata } = whole.metadata
  const components = whole.components
    .filter(({ name, version }) => names.has(`${name}@${version}`))
    .map((one) => ({ ...one, scope: 'required', properties: [] }))
  const found = new Set(components.map(({ name, version }) => `${name}@${version}`))
  const lost = [...names].filter((name) => !found.has(name))
  if (lost.length > 0) throw new Error(`The lock file does not know ${lost.join(', ')}.`)
  const refs = new Set([component['bom-ref'], ...components.map((one) => one['bom-ref'])])
  return {
    ...whole,
    metadata: {
      ...metadata,
      timestamp: at.toISOString(),
      component: { ...component, name: 'vigie', type: 'application' } as SbomComponent,
    },
    components,
    dependencies: whole.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((to) => refs.has(to)) })),
  }
}

/** Returns the bill with the time when each component was published, and its age in days at the time of the bill. */
export async function withAges(
  bill: Sbom,
  publishedAt: (name: string, version: string) => Promise<string>,
): Promise<Sbom> {
  const now = Date.parse(bill.metadata.timestamp)
  const components: SbomComponent[] = []
  for (const one of bill.components) {
    const published = await publishedAt(one.name, one.version)
    const days = Math.max(0, Math.floor((now - Date.parse(published)) / DAY_MS))
    const properties = [
      { name: 'vigie:published', value: published },
      { name: 'vigie:age_days', value: String(days) },
    ]
    components.push({ ...one, properties })
  }
  return { ...bill, components }
}

/** Returns what violates the schema of CycloneDX; null if nothing does. */
export async function sbomProblems(text: string): Promise<unknown> {
  const { Spec, Validation } = await import('@cyclonedx/cyclonedx-library')
  return new Validation.JsonStrictValidator(Spec.Version.v1dot5).validate(text)
}
