/** Runtime folders that cannot hold the local socket, and sockets that somebody else planted. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, chownSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, type TestedPlace } from './place.ts'
import type { RunCircumstances, TrialSite } from './site.ts'

/** Another user than that of the site. */
const OTHER = { uid: 54_322, gid: 54_322 }

async function statusAnswers(site: TrialSite, runtime: string): Promise<void> {
  const circumstances: RunCircumstances = { env: { ...site.environment(), XDG_RUNTIME_DIR: runtime } }
  await site.serve([], circumstances)
  const { code, err } = await site.vigie(['status'], circumstances)
  expect(code === 0, 'vigie status answers', err)
}

export const sockets: readonly TestedPlace[] = [
  {
    name: 'a runtime folder with too long a name',
    expected: 'the next place is taken; commands find it',
    attempt: (site) => statusAnswers(site, site.own(join(site.folder, 'r'.repeat(120)))),
  },
  {
    name: 'a runtime folder without the right to write',
    expected: 'the next place is taken; commands find it',
    attempt: (site) => statusAnswers(site, site.own(join(site.folder, 'runtime'), 0o500)),
  },
  {
    name: 'a runtime folder that is gone',
    expected: 'the next place is taken; commands find it',
    attempt: (site) => statusAnswers(site, '/run/user/4294967294'),
  },
  {
    name: 'a runtime folder of another user',
    expected: 'the next place is taken; commands find it',
    needs: ['root'],
    attempt: (site) => statusAnswers(site, site.own(join(site.folder, 'runtime'), 0o777, OTHER)),
  },
  {
    name: 'a socket that another user planted',
    expected: 'a command sends it nothing; an instance takes another place',
    needs: ['root'],
    attempt: async (site) => {
      site.own(site.data)
      const planted = site.own(join(site.folder, 'tmp', `vigie-${site.account?.uid}`), 0o777, OTHER)
      const name = createHash('sha256').update(site.data).digest('hex').slice(0, 16)
      const heard = await listenAs(site, join(planted, `${name}.sock`))
      const alone = await site.vigie(['token'])
      await site.serve()
      const { code, err } = await site.vigie(['status'])
      expect(code === 0, 'vigie status answers', alone.err + err)
      expect(heard() === 0, 'nothing sent to the planted socket', `${heard()} bytes`)
    },
  },
  {
    name: 'a runtime folder that is a link to another',
    expected: 'the link is not followed; the next place is taken',
    attempt: async (site) => {
      const runtime = site.own(join(site.folder, 'runtime'))
      symlinkSync(site.own(join(site.folder, 'elsewhere'), 0o777), join(runtime, 'vigie'))
      await statusAnswers(site, runtime)
    },
  },
]

/** Returns how many bytes came to a socket of another user. */
async function listenAs(site: TrialSite, path: string): Promise<() => number> {
  let bytes = 0
  const server = createServer((socket) => socket.on('data', (data) => (bytes += data.length)))
  server.listen(path)
  await once(server, 'listening')
  chownSync(path, OTHER.uid, OTHER.gid)
  chmodSync(path, 0o777)
  site.atEnd(() => server.close())
  return () => bytes
}
