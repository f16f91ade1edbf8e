/** The real desktop program, built and started: only if Electron's binary is available. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { _electron, type ElectronApplication } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { tempFolder } from '../helpers/temp-folder.ts'
import { electronProgram } from './electron-program.ts'

const program = electronProgram()
const ROOT = join(import.meta.dirname, '../..')
const why = program === null ? ' (SKIPPED: no Electron binary on this machine)' : ''

async function launch(data: string, words: readonly string[] = []): Promise<ElectronApplication> {
  const desk = await _electron.launch({
    executablePath: program ?? '',
    args: [ROOT, '--no-sandbox', ...words],
    env: { ...process.env, VIGIE_DATA: data } as Record<string, string>,
  })
  onTestFinished(() => desk.close().catch(() => undefined))
  return desk
}

describe.skipIf(program === null)(`the desktop${why}`, () => {
  test('shows its window at the first start, with a score from the sample', async () => {
    const desk = await launch(tempFolder())
    const page = await desk.firstWindow()
    await page.getByRole('button', { name: /continue|continuer|start|commencer/i }).click()
    await page.getByRole('meter').waitFor()
    expect(page.url()).toMatch(/^vigie:\/\/panel\//)
  })

  test('gives a page neither Node nor Electron', async () => {
    const desk = await launch(tempFolder())
    const page = await desk.firstWindow()
    const seen = await page.evaluate(() => ({
      node: typeof Reflect.get(globalThis, 'require') + typeof Reflect.get(globalThis, 'process'),
      bridge: Object.keys(window.vigie ?? {}),
    }))
    expect(seen).toEqual({ node: 'undefinedundefined', bridge: ['platform'] })
  })

  test('stays when its window is closed, and shows it again at a second start', async () => {
    const data = tempFolder()
    const desk = await launch(data)
    const page = await desk.firstWindow()
    await page.evaluate(() => window.close())
    const visible = () =>
      desk.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((each) => each.isVisible()))
    await expect.poll(visible).toBe(false)
    const second = await _electron
      .launch({
        executablePath: program ?? '',
        args: [ROOT, '--no-sandbox'],
        env: { ...process.env, VIGIE_DATA: data } as Record<string, string>,
      })
      .catch(() => null)
    await second?.close()
    await expect.poll(visible).toBe(true)
  })

  test('leaves no process when it is quit', async () => {
    const desk = await launch(tempFolder())
    await desk.firstWindow()
    const ended = new Promise<number | null>((resolve) => desk.process().once('exit', resolve))
    await desk.evaluate(({ app }) => app.quit())
    expect(await ended).toBe(0)
  })

  test.skipIf(process.platform === 'win32')(
    'is the command line where it is given a command, without a display (not on Windows: no console)',
    async () => {
      const data = tempFolder()
      const said = async (...words: string[]) => {
        const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env
        const args = [ROOT, '--no-sandbox', ...words, '--data', data]
        return promisify(execFile)(program ?? '', args, { env: { ...env, LANG: 'C' } })
      }
      await expect(said('status')).rejects.toMatchObject({
        code: 8,
        stderr: expect.stringContaining('not running'),
      })
      expect(JSON.parse((await said('run', 'alerts', '--json')).stdout)).toMatchObject({
        outcome: 'succeeded',
      })
      expect(JSON.parse((await said('start', '--port', '0', '--json')).stdout)).toMatchObject({
        started: true,
      })
      expect((await said('jobs')).stdout).toContain('fear-greed')
      expect(JSON.parse((await said('stop', '--json')).stdout)).toEqual({ stopped: true })
    },
  )

  test('opens nothing when a page asks for a window or another address', async () => {
    const desk = await launch(tempFolder())
    const page = await desk.firstWindow()
    await page.evaluate(() => {
      window.open('https://example.invalid/')
      window.location.href = 'https://example.invalid/'
    })
    expect(desk.windows()).toHaveLength(1)
    expect(page.url()).toMatch(/^vigie:\/\/panel\//)
  })
})
