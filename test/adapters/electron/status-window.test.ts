import { describe, expect, it } from 'vitest'
import { AREA, desk } from '../../helpers/electron/desk.ts'

const TRAY_PLACE = { x: 1500, y: 328, width: 420, height: 720 }

describe('the status window', () => {
  it('does not exist before it is shown', () => {
    expect(desk().windows).toHaveLength(0)
  })

  it('appears once it is painted, at the tray, with nothing a page could misuse', () => {
    const { window, windows } = desk()
    window.show()
    expect(windows[0]?.state.visible).toBe(false)
    windows[0]?.ready()
    expect(windows[0]?.state.visible).toBe(true)
    expect(windows[0]?.state.bounds).toEqual([TRAY_PLACE])
    expect(windows[0]?.state.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
    })
  })

  it('appears after a while if Electron never says that it is painted, unless it was hidden meanwhile', () => {
    const { window, windows, harness } = desk()
    window.show()
    harness.present?.()
    expect(windows[0]?.state.visible).toBe(true)
    const other = desk()
    other.window.show()
    other.window.hide()
    expect(other.harness.present).toBe(null)
  })

  it('does not vanish when it is closed while no icon can bring it back', () => {
    const { shown, harness, window } = desk()
    harness.iconShown = false
    const made = shown()
    made.close()
    expect(made.state).toMatchObject({ visible: true, destroyed: false, minimized: false })
    harness.minimize?.()
    expect(made.state).toMatchObject({ visible: true, minimized: true })
    window.show()
    expect(made.state).toMatchObject({ visible: true, minimized: false })
  })

  it('opens the view that was asked for', () => {
    const { window, windows } = desk()
    window.show('alerts', 'a/7')
    expect(windows[0]?.state.addresses).toEqual(['vigie://panel/index.html#/alerts/a%2F7'])
  })

  it('is hidden, not left, when it is closed', () => {
    const { window, windows } = desk()
    window.show()
    windows[0]?.ready()
    expect(windows[0]?.close()).toBe(true)
    expect(windows[0]?.state).toMatchObject({ visible: false, destroyed: false })
  })

  it('closes when Vigie is left', () => {
    const { window, windows, harness } = desk()
    window.show()
    harness.quitting = true
    expect(windows[0]?.close()).toBe(false)
  })

  it('is let go of when it stayed hidden, and made anew when it is asked for', () => {
    const { window, windows, harness } = desk()
    window.show()
    window.hide()
    harness.release?.()
    expect(windows[0]?.state.destroyed).toBe(true)
    window.show()
    expect(windows).toHaveLength(2)
  })

  it('is kept when it is shown again in time', () => {
    const { window, windows, harness } = desk()
    window.show()
    window.hide()
    const before = harness.calledOff
    window.show()
    expect(harness.calledOff).toBeGreaterThan(before)
    expect(windows).toHaveLength(1)
  })

  it('toggles with a click', () => {
    const { window, windows } = desk()
    window.toggle()
    windows[0]?.ready()
    window.toggle()
    expect(window.isVisible()).toBe(false)
    window.toggle()
    expect(window.isVisible()).toBe(true)
  })

  it('comes forward when it is covered, instead of going away', () => {
    const { window, harness, shown } = desk()
    const { state, blur } = shown()
    blur()
    harness.now += 5000
    window.toggle()
    expect(state).toMatchObject({ visible: true, focused: true })
  })

  it('goes away with a click on the tray that took the focus from it first', () => {
    const { window, harness, shown } = desk()
    const { blur } = shown()
    blur()
    harness.now += 120
    window.toggle()
    expect(window.isVisible()).toBe(false)
  })

  it('comes back from the taskbar when it is minimized', () => {
    const { window, shown } = desk()
    const { state } = shown()
    state.minimized = true
    window.toggle()
    expect(state).toMatchObject({ visible: true, minimized: false })
  })

  it('is shown again without being loaded again, in the view it was on', () => {
    const { window, shown } = desk()
    const { state } = shown('trades')
    window.hide()
    window.show()
    expect(state.addresses).toEqual(['vigie://panel/index.html#/trades'])
  })

  it('is not loaded again for the view that it shows', () => {
    const { window, shown } = desk()
    const { state } = shown('alerts')
    window.show('alerts')
    expect(state.addresses).toHaveLength(1)
  })

  it('comes back in the view it was on after it was destroyed', () => {
    const { window, windows, harness, shown } = desk()
    shown().state.url = 'vigie://panel/index.html#/jobs/nightly'
    window.hide()
    harness.release?.()
    window.show()
    expect(windows[1]?.state.addresses).toEqual(['vigie://panel/index.html#/jobs/nightly'])
  })

  it('is not destroyed while a form has entries, and is tried again later', () => {
    const { window, harness, shown } = desk()
    const { state } = shown()
    state.hasEntries = true
    window.hide()
    harness.release?.()
    expect(state.destroyed).toBe(false)
    state.hasEntries = false
    harness.release?.()
    expect(state.destroyed).toBe(true)
  })

  it('does not keep Vigie from leaving because a form has entries', () => {
    const { harness, shown } = desk()
    const { state, close } = shown()
    state.hasEntries = true
    harness.quitting = true
    expect(close()).toBe(false)
  })

  it('comes back where its owner put it, also in a new window', () => {
    const { window, windows, harness, shown } = desk()
    const mine = { x: 40, y: 60, width: 600, height: 800 }
    shown().state.current = mine
    window.hide()
    window.show()
    expect(windows[0]?.state.bounds.at(-1)).toEqual(mine)
    window.hide()
    harness.release?.()
    window.show()
    expect(windows[1]?.state.bounds).toEqual([mine])
  })

  it('stays at the tray while its owner leaves it there', () => {
    const { window, remembered, shown } = desk()
    shown()
    window.hide()
    expect(remembered.size).toBe(0)
  })

  it('has a place of its own in each arrangement of displays', () => {
    const { window, windows, harness, shown } = desk()
    const mine = { x: 40, y: 60, width: 600, height: 800 }
    const second = { x: 1920, y: 0, width: 1920, height: 1080 }
    shown().state.current = mine
    window.hide()
    harness.displays = [AREA, second]
    window.show()
    expect(windows[0]?.state.bounds.at(-1)).toEqual(TRAY_PLACE)
    window.hide()
    harness.displays = [AREA]
    window.show()
    expect(windows[0]?.state.bounds.at(-1)).toEqual(mine)
  })

  it('finds its place again when a display goes', () => {
    const { window, windows, screenEvents } = desk()
    window.show()
    windows[0]?.ready()
    screenEvents.emit('display-removed')
    expect(windows[0]?.state.bounds).toHaveLength(2)
  })

  it('logs a page that could not be loaded, and loads it again when it is next shown', () => {
    const { window, harness, shown } = desk()
    const made = shown('alerts')
    made.failToLoad(-2)
    window.show('alerts')
    window.show('alerts')
    expect(harness.logged).toEqual([{ address: made.state.url, code: -2, reason: 'ERR_FAILED' }])
    expect(made.state.addresses).toEqual([made.state.url, made.state.url])
  })

  it.each([
    ['a newer address canceled the load', -3, true],
    ['only a frame failed', -2, false],
  ])('keeps its page if %s', (_reason, code, isMainFrame) => {
    const { window, harness, shown } = desk()
    const made = shown('alerts')
    made.failToLoad(code, isMainFrame)
    window.show('alerts')
    expect(harness.logged).toEqual([])
    expect(made.state.addresses).toHaveLength(1)
  })
})
