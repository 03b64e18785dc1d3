"""One engine on Spark: spark.py IN OUT MODEL ENGINE CORES PARTITIONS.

Executors are processes of their own. Prints the seconds of the job alone, without Spark's start.
"""

import os
import sys
import time

from pyspark.sql import SparkSession

source, target, model, engine, cores, partitions = sys.argv[1:]
os.environ["PYSPARK_PYTHON"] = sys.executable
session = (
    SparkSession.builder.master(f"local-cluster[{cores},1,1536]")
    .config("spark.ui.enabled", "false")
    .config("spark.executor.memory", "1536m")
    .config("spark.sql.shuffle.partitions", partitions)
    .config("spark.sql.execution.arrow.pyspark.enabled", "true")
    .getOrCreate()
)
session.sparkContext.setLogLevel("ERROR")
panel = session.read.parquet(source)
start = time.monotonic()
if engine == "almanac":
    import almanac.spark

    result = almanac.spark.forecast(panel, h=6, level=[80, 95], models=[model], freq="Y")
else:
    from statsforecast import StatsForecast
    from statsforecast.models import DynamicOptimizedTheta, RandomWalkWithDrift

    models = {"drift": RandomWalkWithDrift, "dynamic-optimized-theta": DynamicOptimizedTheta}
    result = StatsForecast(models=[models[model]()], freq=1).forecast(
        df=panel.repartition(int(partitions), "unique_id"), h=6, level=[80, 95]
    )
result.write.mode("overwrite").parquet(target)
print(time.monotonic() - start)
session.stop()
