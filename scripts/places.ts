/**
 * `npm run places [-- WORD...]`: puts the npm package where the tests never stand, and prints what it does there: other
 * folders, users, zones, disks, addresses, proxies, umasks, sockets. Words choose the places whose names contain one. As root,
 * Vigie runs as a user that no list knows; without root or nginx, what needs them is skipped, and the table says so.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { installTarball, packTarball } from './package/npm-form.ts'
import { preparePackage } from './package/prepare.ts'
import type { Need, TestedPlace } from './places/place.ts'
import { PLACES } from './places/registry.ts'
import { type PackedFile, TrialSite } from './places/site.ts'

/** Why a need is not met here; null if it is. */
const MISSING: Readonly<Record<Need, () => string | null>> = {
  root: () => (process.getuid?.() === 0 ? null : 'needs root'),
  nginx: () => (spawnSync('nginx', ['-v']).error === undefined ? null : 'needs nginx'),
  ipv6: () =>
    Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'))
      ? null
      : 'needs IPv6',
}
/** No list of users has it. */
const STRANGER = { uid: 54_321, gid: 54_321 }

const words = process.argv.slice(2)
const chosen = PLACES.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))

if (process.platform !== 'linux') console.log('SKIPPED: the places are tried on Linux only')
else process.exitCode = await tryAll(chosen)

/** @returns the exit code */
async function tryAll(places: readonly TestedPlace[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-places-'))
  try {
    const packed = packFor(folder)
    const counts = { holds: 0, fails: 0, skipped: 0 }
    for (const [index, place] of places.entries()) {
      const verdict = await tryOne(place, packed, join(folder, String(index)))
      counts[verdict.is] += 1
      console.log(`${verdict.is.padEnd(8)}${place.name.padEnd(56)}${place.expected}`)
      if (verdict.why !== undefined) console.log(`        ${verdict.why}`)
    }
    console.log(`${counts.holds} hold, ${counts.fails} fail, ${counts.skipped} skipped`)
    return counts.fails === 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Program and Node lie where every user can read them, which the home of the one who builds may not be. */
function packFor(folder: string): PackedFile {
  chmodSync(folder, 0o755)
  process.umask(0o022)
  preparePackage()
  const node = join(folder, 'node')
  copyFileSync(process.execPath, node)
  chmodSync(node, 0o755)
  installTarball(packTarball(join(folder, 'tarball')), join(folder, 'installed'))
  return [node, join(folder, 'installed/node_modules/vigie/dist/main/cli.js')]
}

interface PlaceVerdict {
  readonly is: 'holds' | 'fails' | 'skipped'
  readonly why?: string
}

async function tryOne(
  { needs = [], attempt }: TestedPlace,
  packed: PackedFile,
  folder: string,
): Promise<PlaceVerdict> {
  const missing = needs.flatMap((need) => MISSING[need]() ?? [])
  if (missing.length > 0) return { is: 'skipped', why: missing.join(', ') }
  const account = process.getuid?.() === 0 ? STRANGER : null
  const site = new TrialSite(packed, folder, account)
  try {
    await attempt(site)
    return { is: 'holds' }
  } catch (error) {
    return { is: 'fails', why: error instanceof Error ? error.message : String(error) }
  } finally {
    await site.leave()
  }
}
