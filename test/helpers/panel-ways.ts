/** In which ways a flow of the panel is gone through: each door by pointer, and once by keyboard alone. */
import { type Hand, keyboard, pointer } from './hands.ts'
import { type PanelDoor, restDoor, windowDoor } from './panel-door.ts'

export interface PanelWay {
  readonly door: PanelDoor
  readonly hand: Hand
}

/** For `describe.each(WAYS)('$door.name, $hand.name', …)`. */
export const WAYS: readonly PanelWay[] = [
  { door: restDoor, hand: pointer },
  { door: windowDoor, hand: pointer },
  { door: windowDoor, hand: keyboard },
]

/** How long something may take to reach the page on a busy machine. */
export const SOON = { timeout: 15_000 }
