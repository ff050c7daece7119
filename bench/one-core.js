// Preloaded into a process, it hides all cores but one: what starts a thread for each core starts one.
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';

os.availableParallelism = () => 1;
syncBuiltinESMExports();
