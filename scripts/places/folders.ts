/** Working folders, homes and data folders. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { mount } from './mounts.ts'
import { expect, type TestedPlace } from './place.ts'
import type { TrialSite } from './site.ts'

/** Serves, answers and runs a job. */
async function works(site: TrialSite, ...serve: Parameters<TrialSite['serve']>): Promise<void> {
  const vigie = await site.serve(...serve)
  const health = await vigie.get('api/v1/health')
  expect(health.status === 200, 'an answer of the health', await health.text())
  const [, circumstances] = serve
  const { code, out, err } = await site.vigie(['run', 'fear-greed', '--json'], circumstances)
  expect(code === 0 && out.includes('"score"'), 'a score', out + err)
  await vigie.stop()
}

export const folders: readonly TestedPlace[] = [
  {
    name: 'working folder /',
    expected: 'serves, and runs a job',
    attempt: (site) => works(site, [], { cwd: '/' }),
  },
  {
    name: 'a user that no list knows',
    expected: 'serves, and runs a job',
    needs: ['root'],
    attempt: async (site) => {
      await works(site)
    },
  },
  {
    name: 'no HOME, no data folder named',
    expected: 'says that there is no home folder, and how to name one; 9',
    needs: ['root'],
    attempt: async (site) => {
      const { HOME: _, ...env } = site.environment()
      const { code, err } = await site.vigie(['status'], { env, data: null })
      expect(code === 9 && /no home folder/.test(err) && /--data/.test(err), 'home_missing', err)
    },
  },
  {
    name: 'no HOME, VIGIE_DATA',
    expected: 'serves, and runs a job',
    attempt: (site) => {
      const { HOME: _, ...env } = site.environment()
      return works(site, [], { env: { ...env, VIGIE_DATA: site.data }, data: null })
    },
  },
  {
    name: 'HOME cannot be made',
    expected: 'says which folder cannot be made; 9',
    needs: ['root'],
    attempt: async (site) => {
      const env = { ...site.environment(), HOME: '/nonexistent' }
      const { code, err } = await site.vigie(['serve', '--port', '0'], { env, data: null })
      expect(code === 9 && err.includes('/nonexistent'), 'a sentence that names the folder', err)
    },
  },
  {
    name: 'a data folder without the right to write',
    expected: 'says that it cannot be opened; 9; no stack',
    attempt: async (site) => {
      site.own(site.data, 0o500)
      await refusedInWords(site)
    },
  },
  {
    name: 'a data folder of another user',
    expected: 'says that it cannot be opened; 9; no stack',
    needs: ['root'],
    attempt: async (site) => {
      site.own(site.data, 0o700, { uid: 0, gid: 0 })
      await refusedInWords(site)
    },
  },
  {
    name: 'a data folder on a read-only file system',
    expected: 'says that it cannot be opened; 9; a used one too',
    needs: ['root'],
    attempt: async (site) => {
      const disk = mount(site, site.data, '32m')
      await works(site)
      disk.remount('ro')
      await refusedInWords(site)
    },
  },
  {
    name: 'a read-only system with a data volume, as compose.yml',
    expected: 'serves, and runs a job, with nothing else writable',
    needs: ['root'],
    attempt: async (site) => {
      mount(site, site.data, '64m')
      mount(site, join(site.folder, 'tmp'), '8m')
      const { uid = 0, gid = 0 } = site.account ?? {}
      const as = `setpriv --reuid=${uid} --regid=${gid} --clear-groups --bounding-set=-all --no-new-privs`
      const inside = `mount --make-rprivate / && mount -o remount,bind,ro / && exec ${as} "$@"`
      await works(site, [], { through: ['unshare', '--mount', 'sh', '-c', inside, 'sh'] })
      expect(!existsSync(join(site.folder, 'home/.local')), 'an empty home', 'a written one')
    },
  },
]

async function refusedInWords(site: TrialSite): Promise<void> {
  const { code, err } = await site.vigie(['serve', '--port', '0'])
  expect(
    code === 9 && err.includes(site.data),
    'a sentence that names the folder, and code 9',
    `${code}: ${err}`,
  )
  expect(!/\n\s+at /.test(err), 'no stack', err)
}
