/** What one line of `npm run bench` is made of: the same work done by Vigie and by a peer, by turns. */

/** What a figure is held to. A peer's figure is taken in the same pair; a `value` stands alone. */
export type BenchGoal =
  /** At most this many times the peer's. */
  | { readonly ratio: number }
  /** At most this much more than the peer's, in the unit of the figure. */
  | { readonly more: number }
  /** At most, or at least, this much: sizes, counts and errors, which no machine changes. */
  | { readonly atMost: number }
  | { readonly atLeast: number }

/** One figure of a line. */
interface FigureGoal {
  readonly unit: string
  readonly goal: BenchGoal
}

/** The figures of one turn, by name; each is lower for less work, unless its goal is `atLeast`. */
export type BenchFigures<Name extends string = string> = Readonly<Record<Name, number>>

/** Both sides at one size, ready to be measured. */
export interface Scene<Name extends string = string> {
  readonly ours: () => Promise<BenchFigures<Name>>
  /** The same work by the peer; absent if every goal stands alone. */
  readonly peer?: () => Promise<BenchFigures<Name>>
  /** Additional values to print: sizes, counts. */
  readonly detail?: () => Readonly<Record<string, number | string>>
  readonly close: () => Promise<void> | void
}

/** How figures may grow with what is stored. */
interface GrowthGoals<Name extends string = string> {
  /** Of what there are one, ten and a hundred times as many. */
  readonly of: string
  /** At most this exponent: 0 is flat, 1 proportional; null if it is only printed. */
  readonly exponents: { readonly [Figure in Name]?: number | null }
}

/** One line: one file in `lines/`. @throws from `setUp`, with the reason, if it cannot run here */
export interface BenchLine<Name extends string = string> {
  readonly name: string
  /** What both do. */
  readonly work: string
  /** Who does the same in the same run; null if every goal stands alone. */
  readonly peer: string | null
  readonly figures: Readonly<Record<Name, FigureGoal>>
  /** Measured at the largest size; the smaller ones only show the growth. */
  readonly sizes: readonly [number] | readonly [number, number, number]
  readonly growth?: GrowthGoals<Name>
  /** Pairs, if one takes so long that the usual number is too many. */
  readonly pairs?: number
  readonly setUp: (size: number) => Promise<Scene<Name>>
}

/** Checks the names of the figures of a line against each other. */
export const line = <Name extends string>(definition: BenchLine<Name>): BenchLine<Name> => definition
