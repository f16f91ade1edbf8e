/** Failures inside the real desktop: none stops the jobs for good, none opens a dialog. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { runInMain } from '../helpers/desktop/inspector.ts'
import { desktopHindrance, named } from '../helpers/desktop/needs.ts'
import { processesOf } from '../helpers/desktop/processes.ts'
import { desktopScene } from '../helpers/desktop/scene.ts'
import { type StartedDesktop, visibleWindows } from '../helpers/desktop/vigie.ts'

const hindered = desktopHindrance()

describe.skipIf(hindered !== null)(named('failures inside the desktop', hindered), () => {
  const scene = desktopScene()
  const log = ({ data }: StartedDesktop) => readFileSync(join(data, 'logs', 'vigie.log'), 'utf8')
  const rendererOf = ({ child }: StartedDesktop) =>
    processesOf(child.pid ?? 0).find(({ type }) => type === 'renderer')?.pid
  const pidThatAnswers = async (vigie: StartedDesktop) =>
    JSON.parse(await vigie.cli('status', '--json').catch(() => '{}')).pid

  test('a renderer that is killed gives way to a new one, and the window stays', async () => {
    const vigie = await scene.launch({ data: scene.settled() })
    await vigie.page()
    const first = rendererOf(vigie)
    if (first === undefined) throw new Error('the window has no process')
    process.kill(first, 'SIGKILL')
    await expect.poll(() => rendererOf(vigie) ?? first).not.toBe(first)
    await expect.poll(() => visibleWindows(scene.session)).toBe(1)
    expect(await pidThatAnswers(vigie)).toBe(vigie.child.pid)
    expect(log(vigie)).toContain('The process of the window ended.')
  })

  test('an exception that nobody caught is logged with its stack, and Vigie starts again', async () => {
    const vigie = await scene.launch({ data: scene.settled(), words: ['--inspect=0'] })
    await scene.tray.item()
    await runInMain(vigie, `setTimeout(function thrower() { throw new Error('thrown by the test') })`)
    expect(await vigie.ended).toEqual({ code: 1, signal: null })
    onTestFinished(async () => void (await vigie.cli('stop').catch(() => undefined)))
    await expect.poll(() => pidThatAnswers(vigie)).toEqual(expect.any(Number))
    expect(await pidThatAnswers(vigie)).not.toBe(vigie.child.pid)
    expect(log(vigie)).toMatch(/thrown by the test.*at Timeout\.thrower/)
    await scene.tray.item()
  })

  test('a rejection that nobody caught is logged, and the same process goes on', async () => {
    const vigie = await scene.launch({ data: scene.settled(), words: ['--inspect=0'] })
    await scene.tray.item()
    await runInMain(vigie, `void Promise.reject(new Error('rejected by the test'))`)
    await expect.poll(() => log(vigie)).toContain('rejected by the test')
    expect(await pidThatAnswers(vigie)).toBe(vigie.child.pid)
  })
})
