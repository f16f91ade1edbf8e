/** Starts and quits of the desktop in a real Electron. */
import { line } from '../harness/line.ts'
import { BARE, lap, openDesktop, shown, trayEmpty, VIGIE } from '../tools/desktop-scene.ts'

export const desktopStart = line({
  name: 'desktop-start',
  work: 'the desktop from its start to its window, and hidden to its icon in the tray; from the request to quit to its end.',
  peer: 'a bare window of the same Electron',
  figures: {
    'to window': { unit: 'ms', goal: { ratio: 2.5 } },
    'to tray': { unit: 'ms', goal: { ratio: 2.5 } },
    quit: { unit: 'ms', goal: { more: 400 } },
  },
  sizes: [1],
  setUp: async () => {
    const scene = await openDesktop()
    return {
      ours: async () => {
        const opened = await lap(scene, VIGIE, [], () => shown(scene, 'Vigie$'))
        await trayEmpty(scene)
        const hidden = await lap(scene, VIGIE, ['--hidden'], () => scene.tray.item())
        await trayEmpty(scene)
        return { 'to window': opened.start, 'to tray': hidden.start, quit: opened.quit }
      },
      peer: async () => {
        const { start, quit } = await lap(scene, BARE, [], () => shown(scene, '^Bare$'))
        return { 'to window': start, 'to tray': start, quit }
      },
      close: scene.close,
    }
  },
})
