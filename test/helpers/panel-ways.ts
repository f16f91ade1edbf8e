/** In which ways a flow of the panel is gone through: each door by pointer, and once by keyboard alone. */
import { type InputDevice, keyboard, pointer } from './input-devices.ts'
import { type PanelEndpoint, restEndpoint, windowEndpoint } from './panel-endpoint.ts'

export interface PanelWay {
  readonly door: PanelEndpoint
  readonly hand: InputDevice
}

/** For `describe.each(WAYS)('$door.name, $hand.name', …)`. */
export const WAYS: readonly PanelWay[] = [
  { door: restEndpoint, hand: pointer },
  { door: windowEndpoint, hand: pointer },
  { door: windowEndpoint, hand: keyboard },
]

/** How long something may take to reach the page on a busy machine. */
export const SOON = { timeout: 15_000 }
