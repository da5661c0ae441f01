export { type SimulatorClock, systemClock } from "./shared/clock.ts";
export { type Call, createEndpoint, type Endpoint, type Listening } from "./shared/endpoint.ts";
export { type FaultKind, type FaultRule, FaultScript } from "./shared/faults.ts";
