-- One question to the sample's model, and the smallest answer there is for comparison: wrk -s bench/predict.lua URL
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"x":{"sqft":1200,"beds":3,"baths":2,"type":"Residential","city":"SACRAMENTO"},"confidence":0.9}'
