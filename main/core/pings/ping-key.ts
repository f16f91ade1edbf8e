/** Under which name the state of a ping and its address are kept; no channel can have it. */
export const pingKey = (target: string) => `ping:${target}` as const
