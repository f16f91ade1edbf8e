/** Uses the panel with a pointer, or with the keyboard only. A flow is written once for both. */
import type { Locator } from 'playwright-core'

export interface InputDevice {
  readonly name: string
  /** A button, a link, or an item of an open menu. */
  readonly press: (target: Locator) => Promise<void>
  /** One of a few radio buttons. */
  readonly choose: (radio: Locator) => Promise<void>
  /** An option of a list, by the beginning of its label. */
  readonly select: (list: Locator, label: string) => Promise<void>
  /** Replaces the content of a field. */
  readonly write: (field: Locator, text: string) => Promise<void>
}

export const pointer: InputDevice = {
  name: 'pointer',
  press: (target) => target.click(),
  choose: (radio) => radio.check(),
  select: async (list, label) => void (await list.selectOption({ label })),
  write: (field, text) => field.fill(text),
}

export const keyboard: InputDevice = {
  name: 'keyboard alone',
  press: async (target) => {
    const entry = (await target.getAttribute('role')) === 'menuitem'
    await keyUntil(target, entry ? 'ArrowDown' : 'Tab', isFocused)
    await target.page().keyboard.press('Enter')
  },
  choose: async (radio) => {
    await keyUntil(radio, 'Tab', isGroupFocused)
    await keyUntil(radio, 'ArrowDown', isFocused)
  },
  select: async (list, label) => {
    await keyUntil(list, 'Tab', isFocused)
    await list.page().keyboard.type(label)
  },
  write: async (field, text) => {
    await keyUntil(field, 'Tab', isFocused)
    await field.page().keyboard.press('ControlOrMeta+A')
    await field.page().keyboard.type(text)
  },
}

const MOST_PRESSES = 200

async function keyUntil(target: Locator, key: string, reached: (element: Element) => boolean): Promise<void> {
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    if (await target.evaluate(reached)) return
    await target.page().keyboard.press(key)
  }
  throw new Error(`${key} never reached ${target}.`)
}

/** These two run in the page. */
function isFocused(element: Element): boolean {
  return element === document.activeElement
}

/** Tab moves to one radio button of a group, arrows from there to the others. */
function isGroupFocused(element: Element): boolean {
  const { activeElement } = document
  return (
    activeElement instanceof HTMLInputElement &&
    activeElement.type === 'radio' &&
    activeElement.name === (element as HTMLInputElement).name
  )
}
