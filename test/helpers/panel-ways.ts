/** The ways in which each flow of the panel is tested: each connection by pointer, and once by keyboard only. */
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

/** Time for something to reach the page on a busy machine. */
export const SOON = { timeout: 15_000 }
