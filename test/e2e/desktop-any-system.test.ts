/** The real desktop program on any system: what needs no desktop session of a test's own. */
import { join } from 'node:path'
import { _electron, type ElectronApplication } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { electronProgram } from '../helpers/desktop/electron-program.ts'
import { named } from '../helpers/desktop/needs.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const program = electronProgram()
const ROOT = join(import.meta.dirname, '../..')
const hindered =
  program === null
    ? 'no Electron binary on this machine'
    : process.platform === 'linux' && !process.env.DISPLAY
      ? 'no display; the other files of the suite have their own'
      : null

async function launch(data: string, words: readonly string[] = []): Promise<ElectronApplication> {
  const desk = await _electron.launch({
    executablePath: program ?? '',
    args: [ROOT, '--no-sandbox', ...words],
    env: { ...process.env, VIGIE_DATA: data } as Record<string, string>,
  })
  onTestFinished(() => desk.close().catch(() => undefined))
  return desk
}

describe.skipIf(hindered !== null)(named('the desktop', hindered), () => {
  test('shows its window at the first start, with a score from the sample', async () => {
    const desk = await launch(tempFolder())
    const page = await desk.firstWindow()
    await page.getByRole('button', { name: /^(Begin|Commencer)$/ }).click()
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
    expect(seen).toEqual({ node: 'undefinedundefined', bridge: ['platform', 'formats'] })
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
