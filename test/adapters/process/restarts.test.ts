import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mayRestart } from '../../../main/adapters/process/restarts.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { silentLog } from '../../helpers/silent-log.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

function program() {
  const folder = tempFolder()
  const clock = new FakeClock('2026-11-22T14:20:00Z')
  const log = silentLog()
  return { folder, clock, log, ask: () => mayRestart(folder, { clock, log }) }
}

describe('starting again after an internal error', () => {
  it('is allowed three times in ten minutes', () => {
    const { ask, log } = program()
    expect([ask(), ask(), ask(), ask()]).toEqual([true, true, true, false])
    expect(log.lines).toMatchObject([{ level: 'error', context: { restarts: 3 } }])
  })

  it('is allowed again ten minutes later', () => {
    const { ask, clock } = program()
    for (let times = 0; times < 3; times += 1) ask()
    clock.pass(600_000)
    expect(ask()).toBe(true)
  })

  it('is refused where it cannot be recorded', () => {
    const { ask, folder, log } = program()
    rmSync(folder, { recursive: true })
    expect(ask()).toBe(false)
    expect(log.lines).toHaveLength(1)
  })

  it('is allowed beside a record that cannot be read', () => {
    const { ask, folder } = program()
    writeFileSync(join(folder, 'restarts.json'), '[12')
    expect(ask()).toBe(true)
  })
})
