/**
 * The real desktop from an empty start: the first start, what a page can access, the second start, the command line.
 */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { electronProgram } from '../helpers/desktop/electron-program.ts'
import { desktopHindrance, named } from '../helpers/desktop/needs.ts'
import { desktopScene } from '../helpers/desktop/scene.ts'
import { dataFolder, sandboxSwitches, visibleWindows } from '../helpers/desktop/vigie.ts'

const hindered = desktopHindrance()

describe.skipIf(hindered !== null)(named('the start of the desktop', hindered), () => {
  const scene = desktopScene()

  test('the first one shows its window, asks its questions, and has a score from the sample', async () => {
    const vigie = await scene.launch()
    const page = await vigie.page()
    await page.getByRole('dialog', { name: 'Welcome to Vigie' }).waitFor()
    await expect.poll(() => visibleWindows(scene.session)).toBe(1)
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByRole('meter').waitFor()
    expect(page.url()).toMatch(/^vigie:\/\/panel\//)
  })

  test('a page has neither Node nor Electron', async () => {
    const page = await (await scene.launch()).page()
    const seen = await page.evaluate(() => ({
      node: typeof Reflect.get(globalThis, 'require') + typeof Reflect.get(globalThis, 'process'),
      bridge: Object.keys(window.vigie ?? {}),
    }))
    expect(seen).toEqual({ node: 'undefinedundefined', bridge: ['platform', 'formats'] })
  })

  test('a page opens no window and leaves for no other address', async () => {
    const page = await (await scene.launch()).page()
    await page.evaluate(() => {
      window.open('https://example.invalid/')
      window.location.href = 'https://example.invalid/'
    })
    await expect.poll(() => visibleWindows(scene.session)).toBe(1)
    expect(await page.evaluate(() => window.location.href)).toMatch(/^vigie:\/\/panel\//)
  })

  test('a second one ends by itself and shows the window of the first', async () => {
    const data = scene.settled()
    const first = await scene.launch({ data })
    const page = await first.page()
    await page.evaluate(() => window.close())
    await expect.poll(() => visibleWindows(scene.session)).toBe(0)
    const second = await scene.launch({ data })
    expect(await second.ended).toEqual({ code: 0, signal: null })
    await expect.poll(() => visibleWindows(scene.session)).toBe(1)
  })

  test('at login it stays in the tray', async () => {
    const vigie = await scene.launch({ data: scene.settled(), words: ['--hidden'] })
    await scene.tray.item()
    await vigie.cli('status')
    expect(await visibleWindows(scene.session)).toBe(0)
  })

  test('given a command it is the command line, without a display', async () => {
    const data = dataFolder(scene.session)
    const { DISPLAY: _, ...env } = scene.session.env
    const said = async (...words: string[]) => {
      const args = [join(import.meta.dirname, '../..'), ...sandboxSwitches(), ...words, '--data', data]
      return promisify(execFile)(electronProgram() ?? '', args, { env })
    }
    await expect(said('status')).rejects.toMatchObject({
      code: 8,
      stderr: expect.stringContaining('not running'),
    })
    expect(JSON.parse((await said('run', 'alerts', '--json')).stdout)).toMatchObject({ outcome: 'succeeded' })
    expect(JSON.parse((await said('start', '--port', '0', '--json')).stdout)).toMatchObject({ started: true })
    expect((await said('jobs')).stdout).toContain('fear-greed')
    expect(JSON.parse((await said('stop', '--json')).stdout)).toEqual({ stopped: true })
  })

  test('the command line of the same program speaks with the desktop that runs', async () => {
    const vigie = await scene.launch({ data: scene.settled() })
    await scene.tray.item()
    const args = [join(import.meta.dirname, '../..'), ...sandboxSwitches(), 'status', '--json']
    const env = { ...scene.session.env, VIGIE_DATA: vigie.data }
    const { stdout } = await promisify(execFile)(electronProgram() ?? '', args, { env })
    expect(JSON.parse(stdout)).toMatchObject({ pid: vigie.child.pid })
  })
})
