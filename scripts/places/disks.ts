/** Disks without room. */

import { mount } from './mounts.ts'
import { eventually, expect, type TestedPlace } from './place.ts'
import type { ServedTrial } from './site.ts'

const addAsset = (vigie: ServedTrial, name: string) =>
  vigie.get('api/v1/assets', {
    method: 'POST',
    body: JSON.stringify({ name }),
    headers: { 'content-type': 'application/json' },
  })

/** An answer that blames the disk, not the program. */
async function saysFull(answer: Response): Promise<void> {
  const body = await answer.text()
  expect(
    answer.status === 507 && body.includes('The disk is full'),
    '507 in words',
    `${answer.status} ${body}`,
  )
}

export const disks: readonly TestedPlace[] = [
  {
    name: 'a full disk at the start',
    expected: 'says that the disk is full; 9; starts once there is room',
    needs: ['root'],
    attempt: async (site) => {
      const disk = mount(site, site.data, '48m')
      disk.fill()
      const { code, err } = await site.vigie(['serve', '--port', '0'])
      expect(code === 9 && err.includes('disk is full'), '"the disk is full" and 9', `${code}: ${err}`)
      disk.free()
      await (await site.serve()).stop()
      disk.fill()
      const again = await site.vigie(['serve', '--port', '0'])
      expect(again.code === 9 && again.err.includes('disk is full'), 'the same of a used folder', again.err)
      disk.free()
      await site.serve()
    },
  },
  {
    name: 'a disk that fills up while Vigie runs',
    expected: 'calls and runs say that the disk is full (507); reads answer; recovers alone',
    needs: ['root'],
    attempt: async (site) => {
      const disk = mount(site, site.data, '48m')
      const vigie = await site.serve()
      const runs = async () => (await site.vigie(['run', 'fear-greed'])).code === 0
      await eventually('the first run to end', runs)
      disk.fill()
      await eventually('the log to have no room', async () => (await addAsset(vigie, 'Pump')).status === 507)
      await saysFull(await addAsset(vigie, 'Pump'))
      await saysFull(
        await vigie.get('api/v1/tokens', {
          method: 'POST',
          body: JSON.stringify({ name: 'reader', right: 'read' }),
          headers: { 'content-type': 'application/json' },
        }),
      )
      await saysFull(
        await vigie.get('api/v1/settings', {
          method: 'PATCH',
          body: JSON.stringify({ changes: { storage: { log_days: 40 } } }),
          headers: { 'content-type': 'application/json' },
        }),
      )
      const backup = await site.vigie(['backup', `${site.data}/copy.db`])
      expect(backup.code === 9 && backup.err.includes('disk is full'), 'a backup that says so', backup.err)
      const run = await site.vigie(['run', 'fear-greed'])
      expect(
        run.code === 9 && run.err.includes('disk is full'),
        'a run that says so',
        `${run.code}: ${run.err}`,
      )
      const health = await vigie.get('api/v1/health')
      expect(health.status === 200, 'reads that answer', await health.text())
      disk.free()
      await eventually('to recover', async () => (await addAsset(vigie, 'Valve')).status === 201)
      await eventually('a run that works again', runs)
    },
  },
]
