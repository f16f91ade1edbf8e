/** Compares the fuses of a built program with electron-builder.yml. */
import { readFileSync } from 'node:fs'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

/** Names in electron-builder.yml, and their positions in the wire. */
const NAMES: Readonly<Record<string, FuseV1Options>> = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
}

/** Returns the fuses in the configuration: two spaces, a name, a colon, true or false. */
export function wantedFuses(configuration: string): ReadonlyMap<string, boolean> {
  const [, block = ''] = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(configuration) ?? []
  const lines = [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)]
  return new Map(lines.map(([, name = '', value]) => [name, value === 'true']))
}

/** @returns one sentence for each wrong fuse; empty if all are correct */
export async function fuseProblems(program: string, configurationPath: string): Promise<readonly string[]> {
  const wanted = wantedFuses(readFileSync(configurationPath, 'utf8'))
  const unnamed = Object.keys(NAMES).filter((name) => !wanted.has(name))
  const wire = await getCurrentFuseWire(program)
  const wrong = [...wanted].filter(([name, value]) => {
    const place = NAMES[name]
    return place === undefined || wire[place] !== (value ? FuseState.ENABLE : FuseState.DISABLE)
  })
  return [
    ...unnamed.map((name) => `electron-builder.yml does not name the fuse ${name}`),
    ...wrong.map(([name, value]) => `The fuse ${name} is not ${value ? 'on' : 'off'} in ${program}`),
  ]
}
