-- Predicts one row with a model of the sample's columns.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"x":{"sqft":1200,"beds":3,"baths":2,"type":"Residential","city":"SACRAMENTO","latitude":38.58,"longitude":-121.49},"confidence":0.9}'
