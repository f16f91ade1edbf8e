/** Whatever the umask, what Vigie writes is its owner's alone. */
import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type TestedPlace } from './place.ts'

const place = (umask: string): TestedPlace => ({
  name: `umask ${umask}`,
  expected: 'database, log, token, backups and exports are their owner’s alone',
  attempt: async (site) => {
    const circumstances = { umask }
    const vigie = await site.serve([], circumstances)
    const exported = join(site.folder, 'home')
    for (const words of [
      ['run', 'fear-greed'],
      ['assets', 'add', 'Pump'],
      ['backup', join(exported, 'copy.db')],
      ['assets', 'export', join(exported, 'assets.csv')],
      ['occupations', 'demo'],
      ['occupations', 'site', join(exported, 'site')],
    ]) {
      const { code, err } = await site.vigie(words, circumstances)
      expect(code === 0, `vigie ${words.join(' ')}`, err)
    }
    await vigie.stop()
    const open = [...opened(site.data), ...opened(exported)]
    expect(open.length === 0, 'nothing that others can read', open.join(', '))
  },
})

/** Files and folders below a folder on which others have a right. */
function opened(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => (lstatSync(path).mode & 0o077) !== 0)
}

export const umasks: readonly TestedPlace[] = ['000', '022', '077'].map(place)
