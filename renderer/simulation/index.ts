export { createSimulationClient, type SimulationClient } from './client';
